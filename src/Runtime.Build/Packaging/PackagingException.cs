namespace Lambda.Runtime.Build.Packaging;

/// <summary>Why there is no zip: what was found, where, and what would be right. One code for each kind of mistake.</summary>
internal sealed class PackagingException : Exception
{
    private const int DiskFullOnUnix = 28; // ENOSPC
    private const int DiskFullOnWindows = unchecked((int)0x80070070); // ERROR_DISK_FULL

    private PackagingException(string code, string message, Exception? cause = null)
        : base(message, cause) => Code = code;

    /// <summary><c>LAMBDA101</c> and so on.</summary>
    public string Code { get; }

    public static PackagingException MissingFile(string name, string path) => new(
        "LAMBDA101",
        $"'{path}', which the zip should hold as '{name}', does not exist. Publish without --no-build, or correct the path.");

    public static PackagingException UnreadableFile(string name, string path, Exception cause) => new(
        "LAMBDA101",
        $"'{path}', which the zip should hold as '{name}', cannot be read: {cause.Message} Let this user read it.",
        cause);

    public static PackagingException NotAFile(string name, string path, string type) => new(
        "LAMBDA101",
        $"'{path}', which the zip should hold as '{name}', is {type}. Content has to be a regular file, which has an end. Leave it out, or put a copy of what it gives into a file.");

    public static PackagingException NotAPath(string item, Exception cause) => new(
        "LAMBDA101",
        $"'{item.Replace('\0', '·')}', an item of the project, cannot be the path of a file: {cause.Message.Replace('\0', '·')} Correct the path.",
        cause);

    public static PackagingException NotReadable(string path, string type) => new(
        "LAMBDA101",
        $"'{path}', which the project compiles or publishes, is {type}. It has to be a regular file, which has an end. Leave it out, or put a copy of what it gives into a file.");

    public static PackagingException UnreadableFolder(string path, Exception cause) => new(
        "LAMBDA101",
        $"The folder '{path}', whose files the zip should hold, cannot be read: {cause.Message} Let this user read it.",
        cause);

    public static PackagingException Unwritable(string file, long length, Exception cause) => new(
        "LAMBDA102",
        cause.HResult is DiskFullOnUnix or DiskFullOnWindows
            ? $"'{file}' cannot be written: the disk is full. Free {length:N0} bytes there, or name another place with -p:LambdaZipFile=<path> or -o <folder>."
            : $"'{file}' cannot be written: {cause.Message} Make the place writable, or name another with -p:LambdaZipFile=<path> or -o <folder>.",
        cause);

    public static PackagingException NotReplaced(string file, string type) => new(
        "LAMBDA102",
        $"'{file}' is {type}, and the publish would write a file in its place. Remove it, or name another place with -p:LambdaZipFile=<path> or -o <folder>.");

    public static PackagingException NoRoom(string folder, long room, long needed) => new(
        "LAMBDA102",
        $"The disk of '{folder}' is full: there is room for {room:N0} bytes, and the smallest function takes {needed:N0} with its symbols and its zip. Free some, or name another place with -p:LambdaZipFile=<path> or -o <folder>.");

    public static PackagingException NameTakenTwice(string name, string first, string second) => new(
        "LAMBDA103",
        $"'{first}' and '{second}' would both be '{name}' in the zip. Give one of them another EntryName.");

    public static PackagingException FileAndFolder(string name, string file, string inFolder) => new(
        "LAMBDA103",
        $"'{name}' in the zip would be a file, of '{file}', and a folder, with '{inFolder}' in it. Give one of them another EntryName.");

    public static PackagingException UnusableName(string name, string path) => new(
        "LAMBDA104",
        $"'{path}' cannot be '{name}' in the zip: the name has to be a relative path that stays inside the zip, such as 'data/table.bin'. Set its EntryName.");

    public static PackagingException NameTooLong(string name, string path, int bytes, int most) => new(
        "LAMBDA104",
        $"'{path}' cannot be '{(name.Length > 40 ? $"{name[..40]}…" : name)}' in the zip: the name has {bytes:N0} bytes in UTF-8, and Lambda's file system takes {most:N0} for a {(most < 1000 ? "file or folder" : "path")}. Set a shorter EntryName.");

    public static PackagingException LinkLoop(string path, Exception? cause = null) => new(
        "LAMBDA105",
        $"'{path}' is a symbolic link that leads back to itself or to a folder that it is in, so the content has no end. Remove the link, or leave it out of the content.",
        cause);

    public static PackagingException UnusableMode(string mode, string name, string path) => new(
        "LAMBDA106",
        $"The Mode of '{path}', which the zip should hold as '{name}', is '{mode}'. It has to be three octal digits that let everyone read, because Lambda runs the function as another user: 644, or 755 for what is executed.");

    public static PackagingException NameNotUnicode(string name, string path) => new(
        "LAMBDA107",
        $"The name of '{path}', which the zip should hold as '{name}', is not UTF-8 on disk, and names in the zip are. Rename the file.");

    public static PackagingException NotAudited(string path) => new(
        "LAMBDA134",
        $"'{path}' has changed since it was audited, so what would be in the zip has not been checked. Publish again; a target that changes the binary has to run before the audit: in the project file, with AfterTargets=\"LinkNative\".");

    public static PackagingException TooManyFiles() => new(
        "LAMBDA109",
        $"The zip should hold more than {LambdaLimits.Entries:N0} files, the most that a zip can count in its plain format. Leave content out, or put it into one file, S3, EFS or a container image.");

    public static PackagingException TooManyFolders(string folder) => new(
        "LAMBDA109",
        $"More than {LambdaLimits.Entries:N0} folders are in '{folder}', whose files the zip should hold. Name the folder that is needed, or leave content out.");

    public static PackagingException TooManyLinks(string folder) => new(
        "LAMBDA109",
        $"Symbolic links in '{folder}', whose files the zip should hold, lead more than {LambdaLimits.LinkedFolders:N0} times to folders that are content already. Each time their files would be in the zip once more. Remove links, or leave them out of the content.");

    public static PackagingException NoEnd(string name, string path, long limit) => new(
        "LAMBDA109",
        $"'{path}', which the zip should hold as '{name}', has not ended after {limit:N0} bytes. Lambda takes at most {LambdaLimits.Unpacked:N0} bytes unpacked; leave it out, or put what is needed of it into a file.");

    public static PackagingException TooLarge(int files, long bytes) => new(
        "LAMBDA109",
        $"The zip should hold {files:N0} files of {bytes:N0} bytes. Lambda takes at most {LambdaLimits.Unpacked:N0} bytes unpacked; leave content out, or put it into S3, EFS or a container image.");
}
