namespace Lambda.Runtime.Emulator.Filters;

/// <summary>How a part of an event matches the part of a pattern for it.</summary>
internal enum FieldMatch
{
    /// <summary>A field has another value, or is missing.</summary>
    None,

    /// <summary>The event has none of the fields, and the pattern accepts that.</summary>
    Missing,

    /// <summary>At least one field has a value that matches. Others may be missing, if the pattern accepts that.</summary>
    Value,
}
