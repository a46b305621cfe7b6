using System.Runtime.InteropServices;

namespace Lambda.Runtime.Layer.Interop;

/// <summary>The first members of <c>struct statx</c>, which is the same on every processor, unlike <c>struct stat</c>.</summary>
/// <remarks>https://man7.org/linux/man-pages/man2/statx.2.html</remarks>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct FileStatus
{
    private const int KindMask = 0xf000;
    private const int PermissionMask = 0x1ff;

    [FieldOffset(16)]
    public uint Links;

    [FieldOffset(20)]
    public uint Owner;

    [FieldOffset(28)]
    public ushort Mode;

    [FieldOffset(40)]
    public ulong Size;

    /// <summary>Read, write and execute, for the owner, the group and others.</summary>
    public readonly int Permissions => Mode & PermissionMask;

    public readonly bool IsFolder => (Mode & KindMask) == 0x4000;

    public readonly bool IsRegularFile => (Mode & KindMask) == 0x8000;

    /// <summary>The file's type, for messages.</summary>
    public readonly string Kind => (Mode & KindMask) switch
    {
        0x4000 => "a directory",
        0x8000 => "a regular file",
        0x1000 => "a named pipe",
        0xc000 => "a socket",
        0xa000 => "a symbolic link",
        _ => "a device",
    };
}
