from hypothesis import settings

# How long one example takes depends on the machine: no test of ours fails for that.
settings.register_profile("kehoach", deadline=None)
settings.load_profile("kehoach")
