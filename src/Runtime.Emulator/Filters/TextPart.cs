namespace Lambda.Runtime.Emulator.Filters;

/// <summary>The part of a string that a rule compares.</summary>
internal enum TextPart
{
    All,
    Start,
    End,
}
