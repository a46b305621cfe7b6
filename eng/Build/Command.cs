namespace Lambda.Build;

/// <summary>A command of <c>./build.sh</c>.</summary>
/// <param name="Name">The word that is typed.</param>
/// <param name="Help">What the list of commands says: the arguments on the left and, after two spaces or more, what they do.</param>
/// <param name="Run">Runs the command with the arguments after its name. Returns whether it succeeded.</param>
internal sealed record Command(string Name, string Help, Func<string[], Steps, bool> Run);
