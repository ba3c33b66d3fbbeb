"""Drives PyPI's openai: python adapter.py. docs/adapter.md says what the lines hold."""

import asyncio
import json
import sys
import time

import openai

MODES = [{"name": "create", "forms": ["plain", "stream"]}]


def write(line):
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def describe(error):
    return {"class": type(error).__name__, "status": getattr(error, "status_code", None), "message": str(error)}


def usage_of(told):
    if told is None:
        return None
    return {"promptTokens": told.prompt_tokens, "completionTokens": told.completion_tokens, "totalTokens": told.total_tokens}


async def ask(request, answer):
    begun = time.monotonic()
    retries = {} if request["maxRetries"] is None else {"max_retries": request["maxRetries"]}
    client = openai.AsyncOpenAI(api_key=request["key"], base_url=request["baseUrl"], timeout=request["timeoutMs"] / 1000, **retries)
    body = {"model": request["agent"], "messages": request["messages"]}
    async with client:
        if not request["stream"]:
            completion = await client.chat.completions.create(**body)
            choice = completion.choices[0]
            answer.update(text=choice.message.content or "", finishReason=choice.finish_reason, usage=usage_of(completion.usage))
            return
        stream = await client.chat.completions.create(**body, stream=True)
        async for chunk in stream:
            answer["usage"] = usage_of(chunk.usage) or answer["usage"]
            if not chunk.choices:
                continue
            choice = chunk.choices[0]
            answer["finishReason"] = choice.finish_reason or answer["finishReason"]
            if choice.delta.content:
                answer["text"] += choice.delta.content
                answer["chunks"].append({"text": choice.delta.content, "atMs": (time.monotonic() - begun) * 1000})
                if len(answer["chunks"]) == request["cancelAfterChunks"]:
                    await stream.close()
                    answer["cancelled"] = True
                    return


async def serve_line(line):
    answer = {"type": "answer", "id": None, "text": "", "chunks": [], "finishReason": None, "usage": None, "cancelled": False, "error": None}
    try:
        request = json.loads(line)
        answer["id"] = request["id"]
        if request["type"] != "request":
            raise ValueError("This is no request as docs/adapter.md describes it.")
        await ask(request, answer)
    except Exception as error:
        answer["error"] = describe(error)
    write(answer)


async def main():
    write({"type": "hello", "protocol": 1, "client": "openai", "version": openai.__version__, "language": "Python",
           "modes": MODES, "supports": ["cancel", "timeout", "retries", "tools"]})
    tasks = set()
    while line := await asyncio.to_thread(sys.stdin.readline):
        task = asyncio.create_task(serve_line(line))
        tasks.add(task)
        task.add_done_callback(tasks.discard)


asyncio.run(main())
