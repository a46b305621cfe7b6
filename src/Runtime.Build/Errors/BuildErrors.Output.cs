using static Lambda.Runtime.Build.Errors.BuildErrorCodes;

namespace Lambda.Runtime.Build.Errors;

internal static partial class BuildErrors
{
    private const int DiskFullOnUnix = 28; // ENOSPC
    private const int DiskFullOnWindows = unchecked((int)0x80070070); // ERROR_DISK_FULL

    private const string OtherFolder = "choose another place with -p:LambdaZipFile=<path> or -o <folder>";

    private const string OtherPackageFolder = "choose another place with -p:LambdaPackageFolder=<path>";

    public static BuildError Unwritable(string file, long length, Exception cause) => Unwritable(file, length, cause, OtherFolder);

    public static BuildError PackageFolderUnwritable(string folder, long length, Exception cause) => Unwritable(folder, length, cause, OtherPackageFolder);

    private static BuildError Unwritable(string file, long length, Exception cause, string otherPlace) => new(UnwritableOutput,
        cause.HResult is DiskFullOnUnix or DiskFullOnWindows
            ? $"'{file}' cannot be written: the disk is full. Free {length:N0} bytes, or {otherPlace}."
            : $"'{file}' cannot be written: {cause.Message} Make it writable, or {otherPlace}.");

    public static BuildError NotReplaced(string file, string type) => new(UnwritableOutput,
        $"'{file}' is {type}, and the publish would replace it with a file. Remove it, or {OtherFolder}.");

    public static BuildError NoRoom(string folder, long room, long needed) => new(UnwritableOutput,
        $"The disk of '{folder}' is full: it has {room:N0} free bytes, and the smallest function needs {needed:N0} with its symbols and its zip. Free some, or {OtherFolder}.");

    /// <summary>A warning, because the handler may have been removed on purpose.</summary>
    public static BuildError NamesLost(string file, IReadOnlyList<string> lost, IReadOnlyList<string> added) => new(LostNames,
        $"'{file}' does not have these names of functions, queues and other resources anymore: {string.Join(", ", lost)}."
        + (added.Count > 0 ? $" It has new ones: {string.Join(", ", added)}." : "")
        + " If they have been deployed, the next deployment with AWS SAM or Terraform deletes them, queues with their messages, and deploy.sh leaves the old functions in use.");

    public static BuildError PackageFolderIsSwitch(string value) => new(InvalidPackageFolder,
        $"LambdaPackageFolder is '{value}'. Expected the path of a folder, such as bin/function.");

    public static BuildError PackageFolderIsOther(string folder, string type) => new(InvalidPackageFolder,
        $"'{folder}' (LambdaPackageFolder) is {type}, and the publish would replace it with a folder. Remove it, or {OtherPackageFolder}.");

    public static BuildError PackageFolderOfOthers(string folder, string description, string path) => new(InvalidPackageFolder,
        $"LambdaPackageFolder is '{folder}', which contains {description} ('{path}'). "
        + "Expected a separate folder, such as bin/function, because each publish replaces all of it.");

    public static BuildError PackageFolderIsContent(string folder, string path) => new(InvalidPackageFolder,
        $"LambdaPackageFolder is '{folder}', and '{path}' is content of the zip, so each zip would contain the files of the one before. "
        + $"Exclude the folder from the content, or {OtherPackageFolder}.");

    public static BuildError NotOfPublish(string file) => new(InvalidPackageFolder,
        $"'{file}' is in the folder of LambdaPackageFolder, and is not as a publish of this project wrote it. Each publish replaces the whole folder. "
        + $"Move the file if you need it, and delete the folder; or {OtherPackageFolder}.");

    public static BuildError NameNotStored(string name, string path, string folder) => new(InvalidPackageFolder,
        $"'{path}' has the name '{name}' in the zip, and the file system of '{folder}' does not store a file with this name: "
        + $"names differ only in case, or contain what Windows does not allow. Set another EntryName, or {OtherPackageFolder}.");

    public static BuildError PackageFolderNotMounted(string folder) => new(InvalidPackageFolder,
        $"'{folder}' (LambdaPackageFolder) is in the topmost folder of the disk, which is not visible in the container that the publish runs in. "
        + "Choose a path in another folder, such as bin/function.");
}
