package org.openbeian.contracts;

import java.util.List;

/** Everything the filer submitted in one round, personal data sealed. */
public record Application(
    String province,
    Subject subject,
    List<FiledService> services,
    List<String> acceptedCommitments) {}
