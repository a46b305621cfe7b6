using Lambda.Runtime.Local.Measuring;
using Lambda.Runtime.Local.Running;

switch (args)
{
    case ["run", .. string[] rest]:
        return await RunCommand.RunAsync(rest);
    case ["measure", .. string[] rest]:
        return await MeasureCommand.RunAsync(rest);
    default:
        Console.Error.WriteLine($"'{string.Join(' ', args)}' does not begin with a command. Expected one of: run, measure.\n{MeasureArguments.Usage}");
        return 2;
}
