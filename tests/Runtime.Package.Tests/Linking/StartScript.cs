namespace Lambda.Runtime.Package.Tests.Linking;

/// <summary>A script that replaces itself with another program: in another root, or under an emulator.</summary>
internal static class StartScript
{
    /// <summary>Writes the script and returns its path.</summary>
    public static string Write(string path, string command)
    {
        File.WriteAllText(path, $"#!/bin/sh\nexec {command}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }
}
