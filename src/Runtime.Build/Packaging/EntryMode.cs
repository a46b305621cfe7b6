using Lambda.Runtime.Build.Errors;
using static System.IO.UnixFileMode;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>Chooses permissions in the zip: 0755 for programs and 0644 for other files, unless the project sets a mode.</summary>
/// <remarks>
/// The other permissions in a checkout or a package cache depend on the machine, and Lambda runs the function as another
/// user than the one that unpacks.
/// </remarks>
internal static class EntryMode
{
    public const UnixFileMode Data = UserRead | UserWrite | GroupRead | OtherRead;

    public const UnixFileMode Executable = Data | UserExecute | GroupExecute | OtherExecute;

    private const UnixFileMode ReadByAll = UserRead | GroupRead | OtherRead;

    /// <param name="asked">The metadata <c>Mode</c>, in octal digits; empty if the project does not set it.</param>
    /// <param name="name">The entry's name.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="BuildException">The mode is not valid, or does not let all users read.</exception>
    public static UnixFileMode Choose(string asked, string name, string path)
    {
        if (asked.Length == 0)
            return IsExecuted(name) || HasExecutableBit(path) ? Executable : Data;
        return Parse(asked) is { } mode && mode.HasFlag(ReadByAll) ? mode : throw new BuildException(BuildErrors.UnusableMode(asked, name, path));
    }

    /// <summary>
    /// Returns whether a file is executable on systems without an executable bit: the program, programs that Lambda starts from a layer, and shared libraries, for
    /// which packages have different modes.
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
        string digits = octal is ['0', _, _, _] ? octal[1..] : octal;
        if (digits.Length != 3 || !digits.All(static digit => digit is >= '0' and <= '7'))
            return null;
        return (UnixFileMode)(((digits[0] - '0') << 6) | ((digits[1] - '0') << 3) | (digits[2] - '0'));
    }
}
