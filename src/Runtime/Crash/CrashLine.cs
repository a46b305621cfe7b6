using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lambda.Runtime.Interop;

namespace Lambda.Runtime.Crash;

/// <summary>The line that is written for a loop if the process crashes. It is in unmanaged memory, which the garbage collector does not move.</summary>
internal unsafe struct CrashLine
{
    /// <summary>The position of the ID, after <c>FATAL RequestId: </c>.</summary>
    private const int IdStart = 17;

    /// <summary>In bytes: at most 256 for the ID, and the rest for the text around it.</summary>
    private const int Capacity = 336;

    private const int Taken = 1;

    /// <summary>In bytes: enough for the registers of the processor, 4 to 12 KB, and for the signal handlers. Most of its pages are never used.</summary>
    private const int StackSize = 64 * 1024;

    private fixed byte _text[Capacity];
    private int _taken;
    private int _idLength;
    private void* _stack;

    /// <summary>The line of another loop, created before this one.</summary>
    public CrashLine* Next { get; set; }

    /// <summary>Whether an invocation has begun and not ended.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Whether the loop has had an invocation.</summary>
    public readonly bool HasId => _idLength > 0;

    /// <summary>Reserves the line for a loop, unless another loop has it.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _taken, Taken, 0) == 0;

    /// <summary>Gives the calling thread, on which the loop runs, the signal stack of this line.</summary>
    /// <returns>This line.</returns>
    public CrashLine* AttachToThread()
    {
        if (_stack == null)
            _stack = NativeMemory.Alloc(StackSize);
        var stack = new Libc.SignalStack { Start = _stack, Size = StackSize };
        _ = Libc.SetSignalStack(&stack, null);
        return (CrashLine*)Unsafe.AsPointer(ref this);
    }

    /// <summary>Makes the line available to another loop.</summary>
    public void Free()
    {
        IsRunning = false;
        _idLength = 0;
        Volatile.Write(ref _taken, 0);
    }

    public void Begin(ReadOnlySpan<byte> requestId)
    {
        fixed (byte* text = _text)
            requestId.CopyTo(new Span<byte>(text + IdStart, Capacity - IdStart));
        _idLength = requestId.Length;
        IsRunning = true;
    }

    public void End() => IsRunning = false;

    /// <summary>Writes the line. Called in a signal handler, and therefore limited to a single system call.</summary>
    public void Write()
    {
        fixed (byte* text = _text)
        {
            Put("FATAL RequestId: "u8, text);
            byte* end = text + IdStart + _idLength;
            end = IsRunning ? Put(" the process crashed during this invocation\n"u8, end) : Put(" the process crashed after this invocation\n"u8, end);
            _ = Libc.WriteInSignal(Libc.StandardError, text, (nuint)(end - text));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* Put(ReadOnlySpan<byte> part, byte* at)
    {
        foreach (byte character in part)
            *at++ = character;
        return at;
    }
}
