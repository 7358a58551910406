"""What leadership learns: measures, publications, the summary as a page and as a PDF."""
