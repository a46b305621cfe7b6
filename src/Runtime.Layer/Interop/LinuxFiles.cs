using System.Runtime.InteropServices;

namespace Lambda.Runtime.Layer.Interop;

/// <summary>The functions of libc that the cache calls: they use descriptors, so that the file that was checked is the one that is read.</summary>
/// <remarks>Values of the constants are those of Linux on x86-64 and arm64. Two of them differ between the architectures.</remarks>
internal static unsafe partial class LinuxFiles
{
    public const int CurrentFolder = -100;

    public const int WriteOnly = 1;
    public const int Create = 0x40;
    public const int Exclusive = 0x80;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;

    public const int NoSuchFile = 2;
    public const int Interrupted = 4;
    public const int Exists = 17;
    public const int NoFolder = 20;
    public const int TooManyLinks = 40;

    private const int EmptyPath = 0x1000;
    private const uint BasicStatus = 0x7ff;

    /// <summary><c>O_DIRECTORY</c>.</summary>
    public static int Folder { get; } = IsArm ? 0x4000 : 0x10000;

    /// <summary><c>O_NOFOLLOW</c>.</summary>
    public static int NoFollow { get; } = IsArm ? 0x8000 : 0x20000;

    private static bool IsArm => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    public static partial int Open(int folder, byte* path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "mkdir", SetLastError = true)]
    public static partial int MakeFolder(byte* path, uint mode);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int file, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int file, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true)]
    public static partial int Rename(int folder, byte* path, int newFolder, byte* newPath);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    public static partial int Delete(int folder, byte* path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint CurrentUser();

    /// <returns>0, or -1 and the error number.</returns>
    public static int GetStatus(int file, FileStatus* status)
    {
        byte empty = 0;
        return GetStatus(file, &empty, EmptyPath, BasicStatus, status);
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static partial int GetStatus(int folder, byte* path, int flags, uint mask, FileStatus* status);
}
