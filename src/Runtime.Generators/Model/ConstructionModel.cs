namespace Lambda.Runtime.Generators.Model;

/// <summary>How an object is created before the first event: a handler's class, or middleware.</summary>
/// <param name="Type">The C# type.</param>
/// <param name="DisplayName">Its name for messages.</param>
/// <param name="Arguments">The services that its constructor takes.</param>
/// <param name="IsDisposable">Whether it is disposed at shutdown.</param>
internal sealed record ConstructionModel(string Type, string DisplayName, EquatableArray<ArgumentModel> Arguments, bool IsDisposable);

/// <summary>One argument of a constructor.</summary>
/// <param name="Name">The parameter's name, with <c>@</c> if it is a keyword.</param>
/// <param name="Service">The service that is passed.</param>
internal sealed record ArgumentModel(string Name, ServiceModel Service);
