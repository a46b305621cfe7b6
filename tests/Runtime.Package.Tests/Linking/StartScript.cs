namespace Lambda.Runtime.Package.Tests.Linking;

/// <summary>A program that only starts another one in its own place: in another root, under an emulator.</summary>
internal static class StartScript
{
    /// <summary>Writes it, and gives its path back.</summary>
    public static string Write(string path, string command)
    {
        File.WriteAllText(path, $"#!/bin/sh\nexec {command}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }
}
