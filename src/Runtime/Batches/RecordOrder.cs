namespace Lambda.Runtime.Batches;

/// <summary>What a failed record means for those after it.</summary>
internal enum RecordOrder
{
    /// <summary>Nothing for other groups. The later records of the same group are not begun, and are reported, too.</summary>
    WithinGroups,

    /// <summary>The service sends it again with all records after it. So none of them is begun, and only the first one is reported.</summary>
    Checkpoint,
}
