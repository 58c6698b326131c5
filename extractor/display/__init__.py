"""What people see: progress, tables, highlighted text."""
