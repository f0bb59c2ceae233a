"""Finding questions, tasks and notes: a search box, what it finds, and the one that is marked."""
