using Lambda.Runtime.Build.Errors;
using static System.IO.UnixFileMode;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>Permissions in the zip: 0755 for what is executed, 0644 for all else, unless the project says otherwise.</summary>
/// <remarks>
/// What a checkout or a package cache adds besides the executable bit depends on the machine, and Lambda runs the function as another
/// user than the one that unpacks.
/// </remarks>
internal static class EntryMode
{
    public const UnixFileMode Data = UserRead | UserWrite | GroupRead | OtherRead;

    public const UnixFileMode Executable = Data | UserExecute | GroupExecute | OtherExecute;

    private const UnixFileMode ReadByAll = UserRead | GroupRead | OtherRead;

    /// <param name="asked">Metadata <c>Mode</c>, in octal digits; empty where the project does not say.</param>
    /// <param name="name">The entry's name.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="BuildException">What is asked for is no mode, or one that keeps the function from reading.</exception>
    public static UnixFileMode Of(string asked, string name, string path)
    {
        if (asked.Length == 0)
            return IsExecuted(name) || HasExecutableBit(path) ? Executable : Data;
        return Parse(asked) is { } mode && mode.HasFlag(ReadByAll) ? mode : throw new BuildException(BuildErrors.UnusableMode(asked, name, path));
    }

    /// <summary>
    /// The same on systems without an executable bit: the program, what Lambda starts out of a layer, and shared libraries, on which
    /// packages differ.
    /// </summary>
    private static bool IsExecuted(string name) =>
        name == "bootstrap"
        || (name.StartsWith("extensions/", StringComparison.Ordinal) && name.LastIndexOf('/') == "extensions".Length)
        || name.EndsWith(".so", StringComparison.Ordinal)
        || name.Contains(".so.", StringComparison.Ordinal);

    private static bool HasExecutableBit(string path) =>
        !OperatingSystem.IsWindows() && File.GetUnixFileMode(path).HasFlag(UserExecute);

    /// <summary><c>755</c> or <c>0755</c>.</summary>
    private static UnixFileMode? Parse(string octal)
    {
        var digits = octal is ['0', _, _, _] ? octal[1..] : octal;
        if (digits.Length != 3 || !digits.All(static digit => digit is >= '0' and <= '7'))
            return null;
        return (UnixFileMode)(((digits[0] - '0') << 6) | ((digits[1] - '0') << 3) | (digits[2] - '0'));
    }
}
