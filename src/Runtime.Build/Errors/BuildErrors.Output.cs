using static Lambda.Runtime.Build.Errors.BuildErrorCodes;

namespace Lambda.Runtime.Build.Errors;

internal static partial class BuildErrors
{
    private const int DiskFullOnUnix = 28; // ENOSPC
    private const int DiskFullOnWindows = unchecked((int)0x80070070); // ERROR_DISK_FULL

    private const string OtherFolder = "choose another place with -p:LambdaZipFile=<path> or -o <folder>";

    public static BuildError Unwritable(string file, long length, Exception cause) => new(UnwritableOutput,
        cause.HResult is DiskFullOnUnix or DiskFullOnWindows
            ? $"'{file}' cannot be written: the disk is full. Free {length:N0} bytes, or {OtherFolder}."
            : $"'{file}' cannot be written: {cause.Message} Make it writable, or {OtherFolder}.");

    public static BuildError NotReplaced(string file, string type) => new(UnwritableOutput,
        $"'{file}' is {type}, and the publish would replace it with a file. Remove it, or {OtherFolder}.");

    public static BuildError NoRoom(string folder, long room, long needed) => new(UnwritableOutput,
        $"The disk of '{folder}' is full: it has {room:N0} free bytes, and the smallest function needs {needed:N0} with its symbols and its zip. Free some, or {OtherFolder}.");
}
