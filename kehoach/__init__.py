"""kehoach: official Vietnamese plans (Kế hoạch) as data, and the documents that follow from them."""
