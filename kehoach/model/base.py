"""What every value of the model has in common: frozen, closed to unknown fields, JSON both ways."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value. Change it by copying: `value.model_copy(update={...})`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
