using System.Runtime.InteropServices;
using Lambda.Runtime.Interop;

namespace Lambda.Runtime.EnvironmentVariables;

/// <summary>
/// Sets <c>_X_AMZN_TRACE_ID</c>, the environment variable in which tracing libraries look for the trace header of the current
/// invocation.
/// </summary>
/// <remarks>
/// Environment.SetEnvironmentVariable allocates for each invocation, and libc never frees its part. Therefore libc gets one buffer once, and
/// later only its content is changed. .NET reads variables from libc until something enumerates or sets one; then it has a copy, in
/// which the variable has to be set as well. Not used for several invocations at once: one variable has one value.
/// </remarks>
internal sealed unsafe class TraceVariable
{
    private const string Name = "_X_AMZN_TRACE_ID";

    /// <summary>A trace header has some 100 to 250 characters. A longer one is set through .NET.</summary>
    private const int Capacity = 1024;

    private readonly byte* _entry;
    private bool _isCopied;

    public TraceVariable()
    {
        _isCopied = !OperatingSystem.IsLinux();
        if (_isCopied)
            return;

        // Never freed: libc keeps the pointer.
        _entry = (byte*)NativeMemory.AllocZeroed(Capacity);
        Write([]);

        // If .NET does not see the variable now, it has a copy already.
        _isCopied = Libc.PutEnvironment(_entry) != 0 || Environment.GetEnvironmentVariable(Name) is null;
    }

    /// <summary>Sets it for the invocation that begins.</summary>
    /// <param name="header">The trace header; empty if the service sent none.</param>
    public void Set(ReadOnlySpan<byte> header)
    {
        if (!_isCopied)
        {
            // The entry has another name for a moment: if .NET still sees the variable, it has a copy.
            _entry[0] = (byte)'-';
            bool fits = header.Length < Capacity - Name.Length - 2;
            _isCopied = !fits || Environment.GetEnvironmentVariable(Name) is not null;
            if (fits)
                Write(header);
        }

        if (_isCopied)
            Environment.SetEnvironmentVariable(Name, System.Text.Encoding.UTF8.GetString(header));
    }

    private void Write(ReadOnlySpan<byte> header)
    {
        var entry = new Span<byte>(_entry, Capacity);
        "-X_AMZN_TRACE_ID="u8.CopyTo(entry);
        header.CopyTo(entry[(Name.Length + 1)..]);
        entry[Name.Length + 1 + header.Length] = 0;

        // Last, when the value is complete.
        entry[0] = (byte)'_';
    }
}
