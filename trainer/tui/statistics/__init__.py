"""Where you stand: the statistics screen, and the fitting of the schedule to the learner's own reviews."""
