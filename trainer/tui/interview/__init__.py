"""The mock interview on the screen: its start, its questions, its coding task, its report."""
