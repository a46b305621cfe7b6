using Lambda.Runtime;

public static class Scripts
{
    [LambdaHandler(Payload = Payload.Console)]
    public static void Empty()
    {
    }

    [LambdaHandler(Payload = Payload.Console)]
    public static void Hello() => Console.WriteLine("Hello, World!");

    [LambdaHandler(Payload = Payload.Console)]
    public static void Echo() => Console.Write(Console.In.ReadToEnd());
}
