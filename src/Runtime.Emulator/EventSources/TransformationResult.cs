namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>What becomes of a record of a Firehose stream. The names are those in the response of the function.</summary>
internal enum TransformationResult
{
    /// <summary>It is delivered.</summary>
    Ok,

    /// <summary>It is not delivered, as the function wants it.</summary>
    Dropped,

    /// <summary>It is written below <c>processing-failed</c>.</summary>
    ProcessingFailed,
}
