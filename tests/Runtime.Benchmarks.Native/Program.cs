using Lambda.Runtime.Benchmarks.Native;

switch (args)
{
    case ["first", var side, var name]:
        FirstUse.Measure(side, name);
        break;
    case ["first"]:
        FirstUse.Run();
        break;
    case ["warm", ..]:
        SteadyState.Run(args.Length > 1 ? args[1..] : Case.Names);
        break;
    case ["read", var name, var count]:
        // For programs that count instructions: the difference of two counts has no start.
        for (int i = int.Parse(count, System.Globalization.CultureInfo.InvariantCulture); i > 0; i--)
            GC.KeepAlive(Case.Find(name).ReadGenerated());
        break;
    case ["names"]:
        Names.Run();
        break;
    case ["keys"]:
        Keys.Run();
        break;
    default:
        FirstUse.Run();
        SteadyState.Run(Case.Names);
        break;
}
