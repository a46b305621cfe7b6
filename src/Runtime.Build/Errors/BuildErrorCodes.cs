namespace Lambda.Runtime.Build.Errors;

/// <summary>The codes of build errors. Their messages are in <see cref="BuildErrors"/>.</summary>
internal static class BuildErrorCodes
{
    public static BuildErrorCode UnreadableContent { get; } = new("LAMBDA101", "Content cannot be read");

    public static BuildErrorCode UnwritableOutput { get; } = new("LAMBDA102", "An output file cannot be written");

    public static BuildErrorCode DuplicateEntry { get; } = new("LAMBDA103", "Two files have the same name in the zip");

    public static BuildErrorCode InvalidEntryName { get; } = new("LAMBDA104", "A name cannot be used in the zip");

    public static BuildErrorCode LinkLoop { get; } = new("LAMBDA105", "A symbolic link in the content leads back to itself");

    public static BuildErrorCode InvalidMode { get; } = new("LAMBDA106", "The mode of a file is not valid");

    public static BuildErrorCode InvalidEncoding { get; } = new("LAMBDA107", "The name of a file is not UTF-8");

    public static BuildErrorCode LargeZip { get; } = new("LAMBDA108", "The zip is too large for a direct upload");

    public static BuildErrorCode LargeContent { get; } = new("LAMBDA109", "The zip is too large for Lambda");

    public static BuildErrorCode InvalidArchitecture { get; } = new("LAMBDA110", "LambdaArchitecture is not valid");

    public static BuildErrorCode InvalidRuntimeIdentifier { get; } = new("LAMBDA111", "RuntimeIdentifier is not a platform of Lambda");

    public static BuildErrorCode ConflictingArchitectures { get; } = new("LAMBDA112", "RuntimeIdentifier and LambdaArchitecture disagree");

    public static BuildErrorCode UnsupportedSystem { get; } = new("LAMBDA113", "This system cannot link native code for Lambda");

    public static BuildErrorCode UnsupportedLanguage { get; } = new("LAMBDA114", "The project's language has no source generators");

    public static BuildErrorCode MisspelledSetting { get; } = new("LAMBDA115", "The name of a setting is misspelled");

    public static BuildErrorCode InvalidMemorySize { get; } = new("LAMBDA116", "LambdaMemorySize is not valid");

    public static BuildErrorCode InvalidTimeout { get; } = new("LAMBDA117", "LambdaTimeout is not valid");

    public static BuildErrorCode InvalidTemplate { get; } = new("LAMBDA118", "LambdaTemplate is not valid");

    public static BuildErrorCode InvalidReport { get; } = new("LAMBDA119", "LambdaReport is not valid");

    public static BuildErrorCode UnreadableBinary { get; } = new("LAMBDA120", "The compiler or the linker wrote a file that is not valid");

    public static BuildErrorCode OtherArchitecture { get; } = new("LAMBDA121", "The binary is built for another architecture");

    public static BuildErrorCode NewerVersion { get; } = new("LAMBDA122", "The binary needs a newer glibc than Lambda has");

    public static BuildErrorCode MissingLibrary { get; } = new("LAMBDA123", "The binary needs a library that Lambda does not have");

    public static BuildErrorCode OtherLoader { get; } = new("LAMBDA124", "The binary needs a loader that Lambda does not have");

    public static BuildErrorCode UnwritableBinary { get; } = new("LAMBDA125", "The binary cannot be corrected");

    public static BuildErrorCode InvalidRuntimeTarget { get; } = new("LAMBDA126", "LambdaRuntimeTarget is not valid");

    public static BuildErrorCode InvalidStaticLinking { get; } = new("LAMBDA127", "LambdaStaticLinking is not valid");

    public static BuildErrorCode UnsafeStaticLinking { get; } = new("LAMBDA128", "The function cannot be linked statically");

    public static BuildErrorCode MissingStaticLibrary { get; } = new("LAMBDA129", "The static C library is missing");

    public static BuildErrorCode MissingLinker { get; } = new("LAMBDA130", "The C compiler or the C library is missing");

    public static BuildErrorCode MissingCrossTools { get; } = new("LAMBDA131", "The tools that link for the other architecture are missing");

    public static BuildErrorCode UnusableContainer { get; } = new("LAMBDA132", "The container for the publish cannot be used");

    public static BuildErrorCode PublishWithoutZip { get; } = new("LAMBDA133", "The target Publish or LambdaPublish was called without dotnet publish");

    public static BuildErrorCode ChangedBinary { get; } = new("LAMBDA134", "The binary has changed after the audit");

    public static BuildErrorCode IndirectReference { get; } = new("LAMBDA135", "The package is referenced only indirectly");

    public static BuildErrorCode MissingIcu { get; } = new("LAMBDA136", "ICU is missing");

    public static BuildErrorCode InvalidCommandText { get; } = new("LAMBDA137", "A name or a folder cannot be used in a command");

    public static BuildErrorCode LockTimeout { get; } = new("LAMBDA138", "Another publish of the project is still running");

    public static BuildErrorCode MissingHook { get; } = new("LAMBDA139", "The SDK lacks a target that a publish needs");

    public static BuildErrorCode UnreadableAssembly { get; } = new("LAMBDA140", "The managed assembly cannot be read");

    public static BuildErrorCode UnreadableStatistics { get; } = new("LAMBDA141", "The compiler's statistics cannot be read");

    public static BuildErrorCode UnreadableLinkMap { get; } = new("LAMBDA142", "The linker's map cannot be read");

    public static BuildErrorCode ConflictingProperty { get; } = new("LAMBDA143", "A property is for another kind of publish");

    public static BuildErrorCode MissingPackages { get; } = new("LAMBDA144", "The packages of native compilation cannot be restored");

    public static BuildErrorCode UnloadableLibrary { get; } = new("LAMBDA145", "A native library in the zip cannot be loaded on Lambda");

    public static BuildErrorCode OwnLogGroup { get; } = new("LAMBDA146", "A function is subscribed to its own log group");

    public static BuildErrorCode InvalidHttp { get; } = new("LAMBDA147", "LambdaHttp is not valid");

    public static BuildErrorCode InvalidHttpRoutes { get; } = new("LAMBDA148", "LambdaHttpRoutes is not valid");

    public static BuildErrorCode InvalidHttpStage { get; } = new("LAMBDA149", "LambdaHttpStage is not valid");

    public static BuildErrorCode InvalidHttpAuth { get; } = new("LAMBDA150", "LambdaHttpAuth is not valid");

    public static BuildErrorCode InvalidBinaryMediaTypes { get; } = new("LAMBDA151", "LambdaBinaryMediaTypes is not valid");

    public static BuildErrorCode TooManyRoutes { get; } = new("LAMBDA152", "The API would have too many routes");

    public static BuildErrorCode InvalidTrust { get; } = new("LAMBDA153", "LambdaTrust is not valid, or cannot be applied");

    public static BuildErrorCode CompressedText { get; } = new("LAMBDA154", "The API would not decode compressed responses");

    public static BuildErrorCode InvalidPackageFolder { get; } = new("LAMBDA155", "LambdaPackageFolder cannot be used");

    public static BuildErrorCode LostNames { get; } = new("LAMBDA156", "A deployment would delete functions or queues");
}
