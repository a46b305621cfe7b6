using System.Text.Json;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Json.Reading;

/// <summary>A value of JSON is not what the type wants. <see cref="JsonRootReader"/> adds where it stands.</summary>
internal sealed class JsonMismatchException(string message) : JsonException(message);
