using System.Runtime.InteropServices;
using Lambda.Runtime.Interop;

namespace Lambda.Runtime.EnvironmentVariables;

/// <summary>
/// <c>_X_AMZN_TRACE_ID</c>: the trace header of the invocation at hand, as an environment variable of the process, where tracing
/// libraries look for it.
/// </summary>
/// <remarks>
/// Setting a variable in the ordinary way allocates, for each invocation, and in libc even for good. So libc is given one buffer once,
/// and its content is changed. .NET reads variables from libc, until something enumerates or sets one; then it has a copy, which is
/// told too. One invocation at a time only: where several run at once, no variable can be right.
/// </remarks>
internal sealed unsafe class TraceVariable
{
    private const string Name = "_X_AMZN_TRACE_ID";

    /// <summary>A trace header has some 100 to 250 characters. A longer one goes the ordinary way.</summary>
    private const int Capacity = 1024;

    private readonly byte* _entry;
    private bool _isCopied;

    public TraceVariable()
    {
        _isCopied = !OperatingSystem.IsLinux();
        if (_isCopied)
            return;

        // For the life of the process, as libc keeps the pointer.
        _entry = (byte*)NativeMemory.AllocZeroed(Capacity);
        Write([]);

        // Who does not see it now sees a copy, which somebody has made at the start.
        _isCopied = Libc.PutEnvironment(_entry) != 0 || Environment.GetEnvironmentVariable(Name) is null;
    }

    /// <summary>Sets it for the invocation that begins.</summary>
    /// <param name="header">The trace header; empty if there is none.</param>
    public void Set(ReadOnlySpan<byte> header)
    {
        if (!_isCopied)
        {
            // While the entry has another name, who still sees the variable sees the copy.
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

        // Last, when the value is whole.
        entry[0] = (byte)'_';
    }
}
