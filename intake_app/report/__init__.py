"""The printed statement: values in, PDF bytes out. Knows neither the vault nor the export."""
