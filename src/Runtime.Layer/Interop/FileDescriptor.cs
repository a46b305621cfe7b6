using System.Runtime.InteropServices;
using System.Text;

namespace Lambda.Runtime.Layer.Interop;

/// <summary>An open file or folder. Disposing closes it.</summary>
internal sealed unsafe class FileDescriptor : IDisposable
{
    private FileDescriptor(int number) => Number = number;

    public int Number { get; }

    /// <summary>The error number of this thread's last call.</summary>
    public static int LastError => Marshal.GetLastPInvokeError();

    /// <summary>The text of the last error: <c>No space left on device (errno 28)</c>.</summary>
    public static string LastErrorMessage => $"{Marshal.GetPInvokeErrorMessage(LastError)} (errno {LastError})";

    /// <summary>Returns a path as a null-terminated string.</summary>
    public static byte[] Terminated(string path) => Encoding.UTF8.GetBytes(path + '\0');

    /// <returns><see langword="null"/> if the call failed; see <see cref="LastError"/>.</returns>
    public static FileDescriptor? Open(int folder, string path, int flags)
    {
        fixed (byte* text = Terminated(path))
            return Open(folder, text, flags, mode: 0);
    }

    /// <returns><see langword="null"/> if the call failed; see <see cref="LastError"/>.</returns>
    public static FileDescriptor? Open(int folder, byte* path, int flags, uint mode)
    {
        int number;
        do
            number = LinuxFiles.Open(folder, path, flags | LinuxFiles.CloseOnExec, mode);
        while (number < 0 && LastError == LinuxFiles.Interrupted);
        return number < 0 ? null : new FileDescriptor(number);
    }

    public FileStatus Status(string path)
    {
        FileStatus status;
        return LinuxFiles.GetStatus(Number, &status) == 0 ? status : throw Failed(path, "examined");
    }

    /// <param name="path">For the message.</param>
    /// <param name="size">The number of bytes to read. If the file has become shorter, fewer are read.</param>
    public byte[] ReadToEnd(string path, int size)
    {
        byte[] bytes = new byte[size];
        int length = 0;
        fixed (byte* start = bytes)
        {
            while (length < size)
            {
                nint read = LinuxFiles.Read(Number, start + length, (nuint)(size - length));
                if (read == 0)
                    break;
                if (read > 0)
                    length += (int)read;
                else if (LastError != LinuxFiles.Interrupted)
                    throw Failed(path, "read");
            }
        }

        return length == size ? bytes : bytes[..length];
    }

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            int length = 0;
            while (length < bytes.Length)
            {
                nint written = LinuxFiles.Write(Number, start + length, (nuint)(bytes.Length - length));
                if (written > 0)
                    length += (int)written;
                else if (written == 0 || LastError != LinuxFiles.Interrupted)
                    throw Failed(path, "written");
            }
        }
    }

    public void Dispose() => _ = LinuxFiles.Close(Number);

    private static CacheException Failed(string path, string what) => new($"{path} cannot be {what}: {LastErrorMessage}.");
}
