namespace Lambda.Runtime.Batches;

/// <summary>How far a record of a batch has come.</summary>
internal enum RecordState : byte
{
    /// <summary>It was not begun.</summary>
    Waiting,

    /// <summary>It was taken, and its middleware or its scope begins.</summary>
    Begun,

    /// <summary>Its content is read for the handler.</summary>
    Reading,

    /// <summary>The handler runs.</summary>
    Running,

    /// <summary>It was processed, and the service need not send it again.</summary>
    Succeeded,

    /// <summary>It was not processed.</summary>
    Failed,
}
