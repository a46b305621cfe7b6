using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace Lambda.Runtime.Tests.Logging;

/// <summary>A pipe with a capacity of one page and a non-blocking write end, as a parent process with an event loop creates it.</summary>
internal sealed partial class NonBlockingPipe : IDisposable
{
    private const int SetFlags = 4;
    private const int NonBlocking = 0x800;
    private const int SetPipeSize = 1031;
    private const int PageSize = 4096;

    private readonly AnonymousPipeServerStream _writer = new(PipeDirection.Out);

    public NonBlockingPipe()
    {
        Descriptor = (int)_writer.SafePipeHandle.DangerousGetHandle();
        Reader = new AnonymousPipeClientStream(PipeDirection.In, _writer.ClientSafePipeHandle);
        Assert.Equal(PageSize, Control(Descriptor, SetPipeSize, PageSize));
        Assert.Equal(0, Control(Descriptor, SetFlags, NonBlocking));
    }

    public int Descriptor { get; }

    public AnonymousPipeClientStream Reader { get; }

    /// <summary>Makes the other pipe's descriptor refer to this pipe.</summary>
    public void Replace(NonBlockingPipe other) => Assert.Equal(other.Descriptor, Duplicate(Descriptor, other.Descriptor));

    public void CloseWriter() => _writer.Dispose();

    public void Dispose()
    {
        Reader.Dispose();
        _writer.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Duplicate(int descriptor, int other);
}
