namespace Lambda.Runtime.Build;

/// <summary>Why there is no zip: what was found, where, and what would be right. One method per code.</summary>
internal sealed class PackagingException : Exception
{
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

    public static PackagingException UnwritableZip(string zipFile, Exception cause) => new(
        "LAMBDA102",
        $"The zip '{zipFile}' cannot be written: {cause.Message} Make the place writable, or name another with -p:LambdaZipFile=<path>.",
        cause);

    public static PackagingException NameTakenTwice(string name, string first, string second) => new(
        "LAMBDA103",
        $"'{first}' and '{second}' would both be '{name}' in the zip. Give one of them another EntryName.");

    public static PackagingException UnusableName(string name, string path) => new(
        "LAMBDA104",
        $"'{path}' cannot be '{name}' in the zip: the name has to be a relative path that stays inside the zip, such as 'data/table.bin'.");
}
