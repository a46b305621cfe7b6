using Lambda.Runtime.Build.Platforms;
using static Lambda.Runtime.Build.Errors.BuildErrorCodes;

namespace Lambda.Runtime.Build.Errors;

/// <summary>The messages of build errors. Each says what was found, where it was found, and what to do about it.</summary>
internal static partial class BuildErrors
{
    private const string OtherPlaces = "S3, EFS or a container image";

    public static BuildError MissingFile(string name, string path) => new(UnreadableContent,
        $"'{path}' does not exist. It is content of the zip with the name '{name}'. Correct the path, or, if the build creates the file, publish without --no-build.");

    public static BuildError UnreadableFile(string name, string path, Exception cause) => new(UnreadableContent,
        $"'{path}' cannot be read: {cause.Message} It is content of the zip with the name '{name}'. Give the current user permission to read it.");

    public static BuildError NotRegularFile(string name, string path, string type) => new(UnreadableContent,
        $"'{path}' is {type}. It is content of the zip with the name '{name}', and content has to be a regular file. Remove it, or copy its data to a file.");

    public static BuildError NotRegularSource(string path, string type) => new(UnreadableContent,
        $"'{path}' is {type}. The project compiles or publishes it, so it has to be a regular file. Remove it, or copy its data to a file.");

    public static BuildError InvalidPath(string item, Exception cause) => new(UnreadableContent,
        $"'{item.Replace('\0', '·')}' is not a valid path: {cause.Message.Replace('\0', '·')} It is an item of the project. Correct the path.");

    public static BuildError UnreadableFolder(string path, Exception cause) => new(UnreadableContent,
        $"The folder '{path}' cannot be read: {cause.Message} Its files are content of the zip. Give the current user permission to read it.");

    public static BuildError NameTakenTwice(string name, string first, string second) => new(DuplicateEntry,
        $"'{first}' and '{second}' have the same name in the zip: '{name}'. Set another EntryName for one of them.");

    public static BuildError FileAndFolder(string name, string file, string inFolder) => new(DuplicateEntry,
        $"'{name}' in the zip is both a file, from '{file}', and a folder that contains '{inFolder}'. Set another EntryName for one of them.");

    public static BuildError InvalidName(string name, string path) => new(InvalidEntryName,
        $"'{path}' cannot have the name '{name}' in the zip. Expected a relative path inside the zip, such as 'data/table.bin'. Set its EntryName.");

    public static BuildError NameTooLong(string name, string path, int bytes, int limit) => new(InvalidEntryName,
        $"'{path}' cannot have the name '{(name.Length > 40 ? $"{name[..40]}…" : name)}' in the zip: it has {bytes:N0} bytes in UTF-8, "
        + $"and Lambda's file system allows {limit:N0} for a {(limit < 1000 ? "file or folder" : "path")}. Set a shorter EntryName.");

    public static BuildError LinkToItself(string path) => new(LinkLoop,
        $"'{path}' is a symbolic link to itself or to a folder that contains it, so the content has no end. Delete the link, or exclude it from the content.");

    public static BuildError UnusableMode(string mode, string name, string path) => new(InvalidMode,
        $"The Mode of '{path}', which has the name '{name}' in the zip, is '{mode}'. Expected three octal digits that let all users read, because Lambda runs the function as another user: 644, or 755 for programs.");

    public static BuildError NameNotUnicode(string name, string path) => new(InvalidEncoding,
        $"The name of '{path}', which has the name '{name}' in the zip, is not UTF-8. Names in the zip have to be UTF-8. Rename the file.");

    public static BuildError ZipTooLarge(long bytes) => new(LargeZip,
        $"The zip has {bytes:N0} bytes. Lambda accepts uploads of up to {LambdaLimits.MaxZipBytes:N0} bytes (50 MB). Upload it to S3 and deploy it from there, or remove content.");

    public static BuildError UnpackedTooLarge(long bytes) => new(LargeContent,
        $"The content of the zip has {bytes:N0} bytes. Lambda accepts less than {LambdaLimits.MaxUnpackedBytes:N0} bytes (250 MB), layers included. Remove content, or move it to {OtherPlaces}.");

    public static BuildError TooManyFiles() => new(LargeContent,
        $"The content of the zip is more than {LambdaLimits.MaxEntries:N0} files, the limit of the zip format. Remove content, or move it to one file, {OtherPlaces}.");

    public static BuildError TooManyFolders(string folder) => new(LargeContent,
        $"'{folder}', whose files are content of the zip, contains more than {LambdaLimits.MaxEntries:N0} folders. Name the folder that is needed, or remove content.");

    public static BuildError TooManyLinks(string folder) => new(LargeContent,
        $"Symbolic links in '{folder}', whose files are content of the zip, lead more than {LambdaLimits.MaxLinkedFolders:N0} times to folders that are content already, and each time their files are added again. Delete links, or exclude them from the content.");

    public static BuildError EndlessFile(string name, string path, long limit) => new(LargeContent,
        $"'{path}', which has the name '{name}' in the zip, has more than {limit:N0} bytes. Lambda accepts up to {LambdaLimits.MaxUnpackedBytes:N0} bytes. Remove it, or copy the data that is needed to a file.");

    public static BuildError ContentTooLarge(int files, long bytes) => new(LargeContent,
        $"The content of the zip is {files:N0} files with {bytes:N0} bytes. Lambda accepts up to {LambdaLimits.MaxUnpackedBytes:N0} bytes. Remove content, or move it to {OtherPlaces}.");

    public static BuildError NotAudited(string path) => new(ChangedBinary,
        $"'{path}' has changed after the audit, so the zip would contain a binary that was not checked. Publish again. A target that changes the binary has to run before the audit: in the project file, with AfterTargets=\"LinkNative\".");
}
