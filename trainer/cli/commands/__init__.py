"""The commands, a module each; `trainer.cli.main` loads only the one that was asked for."""
