namespace Lambda.Runtime;

/// <summary>When failed records of a batch make the invocation fail, instead of a response that lists them.</summary>
/// <remarks>
/// An invocation that lists failures is a successful one for Lambda, so it is not counted by the metric <c>Errors</c>. After a failed one, the service sends the
/// whole batch again, including the records that were processed.
/// </remarks>
public enum FailInvocation
{
    /// <summary>Never, if the failed records can be listed.</summary>
    Never,

    /// <summary>When all records of the batch have failed.</summary>
    WhenAllFail,

    /// <summary>When any record has failed. For an event source mapping without <c>ReportBatchItemFailures</c>, which ignores the list.</summary>
    WhenAnyFails,
}
