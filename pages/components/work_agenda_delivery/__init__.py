"""A partnership delivers its own work agenda; the programme team takes it along or not."""
