# Ordinale factoranalyse van de scan met lavaan. Dit script is nog niet uitgevoerd: niet op echte antwoorden, want die
# zijn er niet, en ook niet op verzonnen antwoorden. Probeer het eerst op de tabel van `python -m validatie.simulate`.
#
#   Rscript validatie/cfa.R tabel.csv codeboek.csv
#
# codeboek.csv komt van `python -m validatie.sheets MAP`; daar staat bij elke kolom de discipline en het succesgebied,
# zodat hier geen uitspraak of id met de hand staat.

library(lavaan)

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 2) stop("Geef twee bestanden: Rscript validatie/cfa.R tabel.csv codeboek.csv")

data <- read.csv(arguments[1], fileEncoding = "UTF-8-BOM", check.names = FALSE, na.strings = c("", "-7", "-8", "-9"))
book <- read.csv2(arguments[2], fileEncoding = "UTF-8-BOM", check.names = FALSE)
items <- book[!is.na(book$discipline) & book$discipline != "", ]

# lavaan accepts no hyphens in names.
plain <- function(names) gsub("-", "_", names)
names(data) <- plain(names(data))
items$kolom <- plain(items$kolom)
items$discipline <- plain(items$discipline)
items$succesgebied <- plain(items$succesgebied)

# An item that nobody or everybody chose a category of: merge categories by hand before running, and report it.
counts <- sapply(items$kolom, function(name) length(unique(na.omit(data[[name]]))))
if (any(counts < 2)) stop("Geen spreiding bij: ", paste(items$kolom[counts < 2], collapse = ", "))

factors <- function(by, prefix) {
  groups <- split(items$kolom, items[[by]])
  paste(sprintf("%s%s =~ %s", prefix, names(groups), sapply(groups, paste, collapse = " + ")), collapse = "\n")
}
general <- paste("G =~", paste(items$kolom, collapse = " + "))

models <- list(
  one_factor  = general,
  disciplines = factors("discipline", "D_"),
  areas       = factors("succesgebied", "A_"),
  bifactor    = paste(general, factors("discipline", "D_"), sep = "\n"),
  crossed     = paste(general, factors("discipline", "D_"), factors("succesgebied", "A_"), sep = "\n")
)

fit_one <- function(name) {
  cfa(models[[name]], data = data, ordered = items$kolom, estimator = "WLSMV", missing = "pairwise",
      std.lv = TRUE, orthogonal = name %in% c("bifactor", "crossed"))
}

fits <- list()
for (name in names(models)) {
  cat("\n==", name, "==\n")
  fit <- tryCatch(fit_one(name), error = function(problem) { cat("mislukt:", conditionMessage(problem), "\n"); NULL })
  if (is.null(fit)) next
  if (!lavInspect(fit, "converged")) { cat("niet geconvergeerd\n"); next }
  fits[[name]] <- fit
  print(round(fitMeasures(fit, c("chisq.scaled", "df.scaled", "cfi.scaled", "rmsea.scaled",
                                 "rmsea.ci.lower.scaled", "rmsea.ci.upper.scaled", "srmr")), 3))
}

# Omega hierarchical: the share of the variance of the sum that the general factor accounts for, on the scale of the
# latent responses behind the categories.
if (!is.null(fits$crossed)) {
  loadings <- lavInspect(fits$crossed, "std")$lambda
  common <- loadings %*% t(loadings)
  diag(common) <- 1
  cat("\nomega_h (alles samen):", round(sum(loadings[, "G"])^2 / sum(common), 3), "\n")
  for (group in setdiff(colnames(loadings), "G")) {
    own <- rownames(loadings)[loadings[, group] != 0]
    share <- sum(loadings[own, group])^2 / sum(common[own, own])
    cat("omega_hs", group, ":", round(share, 3), "\n")
  }
}

# Measurement invariance, for each grouping column that is there: the same loadings and thresholds in every group?
for (group in intersect(c("form", "language", "sector"), names(data))) {
  cat("\n== invariantie:", group, "==\n")
  result <- tryCatch({
    free <- cfa(models$one_factor, data = data, ordered = items$kolom, estimator = "WLSMV", missing = "pairwise",
                std.lv = TRUE, group = group)
    equal <- cfa(models$one_factor, data = data, ordered = items$kolom, estimator = "WLSMV", missing = "pairwise",
                 std.lv = TRUE, group = group, group.equal = c("loadings", "thresholds"))
    lavTestLRT(free, equal)
  }, error = function(problem) conditionMessage(problem))
  print(result)
}

# People sit in teams. lavaan has no cluster-robust WLSMV; with the scores as numbers the standard errors can be
# corrected for that. Compare the loadings of both ways.
if ("team" %in% names(data)) {
  cat("\n== als getallen, met teams in de standaardfouten ==\n")
  robust <- tryCatch(cfa(models$one_factor, data = data, estimator = "MLR", missing = "fiml", std.lv = TRUE,
                         cluster = "team"), error = function(problem) conditionMessage(problem))
  if (is.character(robust)) cat(robust, "\n") else print(round(fitMeasures(robust, c("cfi.robust", "rmsea.robust", "srmr")), 3))
}
