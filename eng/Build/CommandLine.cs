namespace Lambda.Build;

/// <summary>Finds the command that was typed, runs it, and prints what it cost or why it failed.</summary>
internal static class CommandLine
{
    /// <summary>Returns the exit code: 0 for success, 2 for arguments that are wrong, otherwise 1.</summary>
    public static int Run(IReadOnlyList<Command> commands, string[] arguments)
    {
        if (arguments is [] or ["help" or "--help" or "-h"])
        {
            Console.WriteLine(string.Join('\n', commands.Select(static command => command.Help)));
            return arguments is [] ? 2 : 0;
        }

        var steps = new Steps();
        try
        {
            Command command = commands.FirstOrDefault(command => command.Name == arguments[0])
                ?? throw BuildException.Unknown("command", arguments[0], [.. commands.Select(static command => command.Name)]);
            bool succeeded = command.Run(arguments[1..], steps);
            steps.PrintTimes();
            return succeeded ? 0 : 1;
        }
        catch (BuildException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return failure.ExitCode;
        }
        catch (OperationCanceledException) when (Stop.Requested.IsCancellationRequested)
        {
            return 1;
        }
    }
}
