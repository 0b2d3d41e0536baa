"""From a section of the questionnaire to a page of inputs: a loop over the codebook."""
