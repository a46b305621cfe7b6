namespace Lambda.Runtime.Aws;

/// <summary>Checks values that become part of a header or of a signature.</summary>
internal static class PrintableAscii
{
    /// <summary>Whether all characters are ASCII, and neither white space nor control characters.</summary>
    public static bool Contains(ReadOnlySpan<char> value) => !value.ContainsAnyExceptInRange('!', '~');
}
