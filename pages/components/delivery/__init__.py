"""The page Aanleveren, step by step: upload, check, plan, compare, publish, roll back."""
