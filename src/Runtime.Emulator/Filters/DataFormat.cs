namespace Lambda.Runtime.Emulator.Filters;

/// <summary>The format of the data of a record, and that which a pattern expects. Lambda drops a record with another format than the pattern expects.</summary>
internal enum DataFormat
{
    /// <summary>The pattern does not name the data.</summary>
    None,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A JSON object, or an array.</summary>
    Json,
}
