"""One module a format, or one that reads and one that writes it; `trainer.exchange.registry` names them."""
