namespace Lambda.Runtime.Buffers;

/// <summary>A value in the event. The default is a value that is missing.</summary>
/// <param name="Start">The offset of its first byte.</param>
/// <param name="Length">In bytes.</param>
internal readonly record struct Slice(int Start, int Length)
{
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> json) => json.Slice(Start, Length);

    /// <summary>The bytes between the quotes of a string; empty if the value is something else.</summary>
    public ReadOnlySpan<byte> TextOf(ReadOnlySpan<byte> json) => Of(json) is [(byte)'"', .. var text, (byte)'"'] ? text : default;
}
