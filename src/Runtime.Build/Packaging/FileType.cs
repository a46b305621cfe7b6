using System.Runtime.InteropServices;
using System.Text;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>Distinguishes regular files from named pipes, devices and sockets, which can block or have no end.</summary>
/// <remarks>
/// .NET reports all of these as files. <c>statx</c> is used because its structure, unlike that of <c>stat</c>, is the same on every
/// architecture: https://man7.org/linux/man-pages/man2/statx.2.html
/// </remarks>
internal static class FileType
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int DoNotFollow = 0x100; // AT_SYMLINK_NOFOLLOW
    private const uint TypeOnly = 1; // STATX_TYPE
    private const int ModeOffset = 28;
    private const int Size = 256;

    /// <summary>Describes the target of a path that is neither a regular file nor a folder; <see langword="null"/> otherwise, or if it does not exist.</summary>
    public static string? DescribeSpecial(string path) => Describe(path, 0) is { } type and not "a folder" ? type : null;

    /// <summary>Describes a path that is not a regular file, without following links; <see langword="null"/> for a regular file, or if it does not exist.</summary>
    public static string? DescribeIrregular(string path) => Describe(path, DoNotFollow);

    private static string? Describe(string path, int flags)
    {
        if (!OperatingSystem.IsLinux() || path.Contains('\0'))
            return null;
        try
        {
            byte[] status = new byte[Size];
            if (GetStatus(CurrentFolder, Encoding.UTF8.GetBytes($"{path}\0"), flags, TypeOnly, status) != 0)
                return null;
            return (BitConverter.ToUInt16(status, ModeOffset) & 0xF000) switch
            {
                0x1000 => "a named pipe",
                0x2000 or 0x6000 => "a device",
                0x4000 => "a folder",
                0xA000 => "a symbolic link",
                0xC000 => "a socket",
                _ => null,
            };
        }
        catch (EntryPointNotFoundException)
        {
            return null; // glibc before 2.28
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetStatus(int folder, byte[] path, int flags, uint mask, [Out] byte[] status);
}
