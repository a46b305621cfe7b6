using static Lambda.Runtime.Build.Errors.BuildErrorCodes;

namespace Lambda.Runtime.Build.Errors;

internal static partial class BuildErrors
{
    private const string OrdinaryPublish = "For an ordinary publish, set PublishAot to false.";

    public static BuildError OtherSystem() => new(UnsupportedSystem,
        "Native code for Lambda is linked on Linux, and this is another system. Remove LambdaContainerEngine to publish in a container, or publish in WSL, on a Linux machine or in CI.");

    public static BuildError NoContainerEngine(string found) => new(UnsupportedSystem,
        $"Native code for Lambda is linked on Linux, and this system has no container engine to do it in: {found}. Install one, publish in WSL or on a Linux machine, or publish in CI.");

    public static BuildError UnusableEngine(string engine, string problem) => new(UnusableContainer, $"'{engine}' {problem}.");

    public static BuildError LanguageWithoutGenerators(string language) => new(UnsupportedLanguage,
        $"The project is written in {language}, and only C# has the source generators that [LambdaHandler] needs, so the handlers receive no events. Move the handlers to a C# project that references this one.");

    public static BuildError TargetPublishAlone() => new(PublishWithoutZip,
        $"The target Publish was called without 'dotnet publish', and PublishAot is true in the project. Run 'dotnet publish', add -p:_IsPublishing=true, or remove PublishAot: 'dotnet publish' sets it for a function.");

    public static BuildError TargetLambdaPublishAlone() => new(PublishWithoutZip,
        "The target LambdaPublish was called, and this is not a publish of a function. Run 'dotnet publish', or add -p:_IsPublishing=true; PublishAot must not be false.");

    public static BuildError NoDirectReference() => new(IndirectReference,
        $"The project has handlers, and references the package Lambda.Runtime only through another project or package, so there is no bootstrap and no zip. Add it to this project: 'dotnet add package Lambda.Runtime'. {OrdinaryPublish}");

    public static BuildError NoNativePackages(string runtimeIdentifier) => new(MissingPackages,
        "The packages of native compilation, which 'dotnet restore' does not restore by default, cannot be restored: see the errors above. "
        + $"To publish without a network, first run 'dotnet restore -r {runtimeIdentifier} -p:PublishAot=true' with one, with the same package cache.");

    public static BuildError PublishStillRunning(string file, int seconds) => new(LockTimeout,
        $"Another publish of this project has held '{file}' for {seconds} seconds. Wait until it has ended, or end it, and publish again.");

    public static BuildError TargetsDidNotRun(string sdkVersion, IEnumerable<string> targets) => new(MissingHook,
        $".NET SDK {sdkVersion} did not run the target {string.Join(", ", targets)}, which a publish with Lambda.Runtime needs, so the zip would be incomplete or unchecked. Use another version of the SDK (global.json), or a newer version of the package.");

    public static BuildError UnreadableHandlers(string assembly, string cause) => new(UnreadableAssembly,
        $"'{assembly}', which contains the names of the handlers, cannot be read: {cause} Delete the folder obj and publish again.");

    public static BuildError LogsOfItself(string handler, string function, string group, IEnumerable<string> others) => new(OwnLogGroup,
        $"The handler {handler} takes the log events of '{group}', and is deployed as the function {function}, "
        + $"{(others.Any() ? $"whose log events cause some of {string.Join(", ", others)} there" : "which writes to it")}. "
        + "So each invocation would cause another, without an end. Set LogGroup to the log group of another program.");

    public static BuildError UnknownContent(string cause) => new(UnreadableStatistics,
        $"The content of the binary is not known, so bootstrap.libraries.json lists everything that it may be compiled from: {cause} Delete the folder obj and publish again, and do not set IlcGenerateMstatFile.");

    public static BuildError UnknownLinkedFiles(string cause) => new(UnreadableLinkMap,
        $"The files that the linker added to the binary are not known, so bootstrap.libraries.json lacks the C library and other native code, and says that it is incomplete: {cause} Link with GNU's or LLVM's linker, or add {UnreadableLinkMap.Id} to NoWarn.");
}
